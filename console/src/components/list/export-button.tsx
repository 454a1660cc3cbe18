import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { Icon } from '../icon';
import { csvText, download, type CsvColumn } from './csv';
import { walkPages, type LoadPage, type Page } from './page';

type Progress = { done: number; total: number };

/** Exports everything the filters select, page by page; the same button stops it. */
export function ExportButton<Row>(props: {
  fileName: string;
  columns: readonly CsvColumn<Row>[];
  load: LoadPage<Page<Row>>;
  disabled: boolean;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const format = useFormat();
  const sentences = useSentences();
  const [progress, setProgress] = useState<Progress | null>(null);
  const walk = useRef<AbortController | null>(null);
  useEffect(() => () => walk.current?.abort(), []);

  const start = async () => {
    const controller = new AbortController();
    walk.current = controller;
    let reached = 0;
    setProgress({ done: 0, total: 0 });
    try {
      const rows = await walkPages(
        props.load,
        (done, total) => {
          reached = done;
          setProgress({ done, total });
        },
        controller.signal,
      );
      download(`${props.fileName}.csv`, csvText(props.columns, rows));
      const count = rows.length;
      void message.success(t('list.export.done', { count, total: format.number(count) }));
    } catch (error) {
      if (controller.signal.aborted) return;
      const why = sentences.error(error);
      void message.error(t('list.export.failed', { done: format.number(reached), why }));
    } finally {
      setProgress(null);
    }
  };

  if (progress) {
    const { done, total } = progress;
    return (
      <span className="row export-progress" role="status">
        <span className="support no-wrap">
          {t('list.export.progress', { done: format.number(done), total: format.number(total) })}
        </span>
        <Button onClick={() => walk.current?.abort()}>{t('list.export.cancel')}</Button>
      </span>
    );
  }
  return (
    <Button
      icon={<Icon name="download" />}
      title={t('list.export.hint')}
      disabled={props.disabled}
      onClick={() => void start()}
    >
      {t('list.export.start')}
    </Button>
  );
}
