import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { compareDay, type Day } from './reconciliation-rows';

/** Compares the day with its bill once more, and shows how far it is: a day can have a hundred thousand lines. */
export function CompareAgain({ day }: { day: Day }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const sentences = useSentences();
  const queries = useQueryClient();
  const [seen, setSeen] = useState<Day>();
  const { mutate, isPending } = useMutation({
    mutationFn: () => compareDay(day.day, day.state === 'done', setSeen),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reconciliations'] }),
    onError: (error) => void message.error(sentences.error(error), 6),
  });
  const { done, total } = (seen ?? day).progress;
  return (
    <>
      <Button loading={isPending} onClick={() => mutate()}>
        {t(day.state === 'done' ? 'reconciliation.drawer.again' : 'reconciliation.drawer.start')}
      </Button>
      {isPending && (
        <>
          <Progress
            className="grow"
            percent={total > 0 ? Math.round((done / total) * 100) : 0}
            showInfo={false}
            size="small"
          />
          <span className="caption no-wrap">
            {t('reconciliation.drawer.progress', { done: format.number(done), total: format.number(total) })}
          </span>
        </>
      )}
      {!isPending && day.finishedAt !== null && (
        <span className="caption">
          {t('reconciliation.drawer.finished', { time: format.moment(day.finishedAt) })}
        </span>
      )}
    </>
  );
}
