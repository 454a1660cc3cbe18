import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon';

const steps = ['choose', 'recognise', 'check', 'import'] as const;
export type ImportStep = (typeof steps)[number];

/** Where in the wizard we are; `isOver` ticks the last step too. */
export function ImportSteps({ at, isOver = false }: { at: ImportStep; isOver?: boolean }) {
  const { t } = useTranslation();
  const now = isOver ? steps.length : steps.indexOf(at);
  return (
    <ol className="import-steps">
      {steps.map((step, index) => {
        const state = index < now ? 'done' : index === now ? 'now' : 'next';
        return (
          <li
            key={step}
            className={`import-step import-step--${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="import-step__mark">{state === 'done' ? <Icon name="check" /> : index + 1}</span>
            {t(`imports.step.${step}`)}
          </li>
        );
      })}
    </ol>
  );
}
