import type { ImportRun } from '@shared/contracts/hq.contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { HqFault, valueOf } from '../../api/faults';
import { hq, uploadFile } from '../../api/hq';

/** A chosen file on its way to becoming a run. */
export type Upload = {
  readonly id: number;
  readonly file: File;
  readonly stage:
    | { readonly name: 'uploading'; readonly share: number }
    | { readonly name: 'recognising' }
    | { readonly name: 'known'; readonly run: ImportRun }
    | { readonly name: 'wrongType' }
    | { readonly name: 'failed'; readonly error: unknown };
};

let lastId = 0;
/** What the server takes at most in one piece. */
const MAX_BYTES = 6 * 1024 * 1024;
const isTable = (file: File) => /\.(xlsx|csv)$/i.test(file.name);

/** Uploads chosen files one after the other and has each recognised. */
export function useUploads(onKnown: (run: ImportRun) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const controller = useRef(new AbortController());
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    controller.current = new AbortController();
    return () => controller.current.abort();
  }, []);

  const move = useCallback((id: number, stage: Upload['stage']) => {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, stage } : upload)));
  }, []);

  const send = useCallback(
    async ({ id, file }: Upload) => {
      const { signal } = controller.current;
      if (signal.aborted) return;
      try {
        if (file.size > MAX_BYTES) throw new HqFault('FILE_TOO_LARGE');
        const fileId = await uploadFile(file, (share) => move(id, { name: 'uploading', share }), signal);
        move(id, { name: 'recognising' });
        const run = valueOf(await hq.openImport({ fileId, fileName: file.name }, signal));
        onKnown(run);
        move(id, { name: 'known', run });
      } catch (error) {
        if (!signal.aborted) move(id, { name: 'failed', error });
      }
    },
    [move, onKnown],
  );

  const enqueue = useCallback(
    (upload: Upload) => {
      queue.current = queue.current.then(() => send(upload));
    },
    [send],
  );

  return {
    uploads,
    add: (files: readonly File[]) => {
      const added = files.map((file): Upload => {
        const stage = isTable(file)
          ? ({ name: 'uploading', share: 0 } as const)
          : ({ name: 'wrongType' } as const);
        return { id: (lastId += 1), file, stage };
      });
      setUploads((all) => [...all, ...added]);
      for (const upload of added) if (upload.stage.name === 'uploading') enqueue(upload);
    },
    remove: (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id)),
    retry: (upload: Upload) => {
      move(upload.id, { name: 'uploading', share: 0 });
      enqueue(upload);
    },
  };
}
