import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

/** A number that people paste elsewhere: one tap copies it. */
export function Copyable({ text, shown = text }: { text: string; shown?: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      void message.success(t('list.copied'));
    } catch {
      // No right to the clipboard: the number stays selectable.
    }
  };
  return (
    <button
      type="button"
      className="copyable"
      title={t('list.copy')}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
    >
      {shown}
      <Icon name="copy" size={14} />
    </button>
  );
}
