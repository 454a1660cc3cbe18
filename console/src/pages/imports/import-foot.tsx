import type { ReactNode } from 'react';

/** The actions of a step, pinned below; the main one at the right. */
export function ImportFoot(props: { hint?: string | undefined; children: ReactNode }) {
  return (
    <footer className="row import-foot">
      <span className="grow support one-line" title={props.hint}>
        {props.hint}
      </span>
      {props.children}
    </footer>
  );
}
