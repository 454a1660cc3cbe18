import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** What stands where content would: a small drawing, the reason, and one way out. */
export function State(props: {
  icon: IconName;
  title: string;
  text?: string;
  action?: ReactNode;
  alert?: boolean;
}) {
  return (
    <div className="state" role={props.alert ? 'alert' : 'status'}>
      <span className="state__drawing">
        <Icon name={props.icon} size={40} />
      </span>
      <div className="state__title">{props.title}</div>
      {props.text && <div className="state__text">{props.text}</div>}
      {props.action && <div className="state__action">{props.action}</div>}
    </div>
  );
}
