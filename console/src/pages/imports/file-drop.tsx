import { Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon';

/** Where files are dropped or chosen, several at once. */
export function FileDrop({ onFiles, isMain }: { onFiles(files: File[]): void; isMain: boolean }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };
  return (
    <div
      className={isOver ? 'file-drop file-drop--over' : 'file-drop'}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Icon name="upload" size={isMain ? 40 : 24} />
      <div className={isMain ? 'state__title' : ''}>
        {isOver ? t('imports.choose.drop') : t('imports.choose.title')}
      </div>
      {isMain && <p className="support">{t('imports.choose.hint')}</p>}
      <Button type={isMain ? 'primary' : 'default'} onClick={() => input.current?.click()}>
        {t('imports.choose.button')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".xlsx,.csv"
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // The same file may be chosen again once corrected.
        }}
      />
    </div>
  );
}
