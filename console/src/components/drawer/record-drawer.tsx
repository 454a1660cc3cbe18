import { App, Button, Drawer } from 'antd';
import { useCallback, useEffect, type ReactNode } from 'react';
import { useBlocker } from 'react-router-dom';
import { useTranslation } from 'react-i18next';
import { useSentences } from '../../i18n/sentence';
import { Icon, type IconName } from '../icon';
import type { ListAddress } from '../list/use-list-address';
import { State } from '../state';

/** The neighbours of the open row on the page that is shown. */
export function neighbours(
  ids: readonly string[],
  openId: string | null,
): { previous?: string; next?: string } {
  const at = openId === null ? -1 : ids.indexOf(openId);
  if (at < 0) return {};
  const previous = ids[at - 1];
  const next = ids[at + 1];
  return { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) };
}

/** A record beside its list: 560 wide, previous and next, its own address. Unsaved changes are asked about. */
export function RecordDrawer(props: {
  address: ListAddress;
  ids: readonly string[];
  title: ReactNode;
  loaded: boolean;
  error: Error | null;
  retry(): void;
  footer?: ReactNode;
  isDirty?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { address } = props;
  const { previous, next } = neighbours(props.ids, address.openId);
  useEscapeWithoutFocus(address);
  return (
    <Drawer
      open={address.openId !== null}
      width={560}
      closable={false}
      destroyOnHidden
      onClose={() => address.open(null)}
      title={
        <div className="between drawer-head">
          <div className="row drawer-head__title">{props.title}</div>
          <div className="row">
            <HeadButton icon="up" label={t('list.drawer.previous')} id={previous} address={address} />
            <HeadButton icon="down" label={t('list.drawer.next')} id={next} address={address} />
            <HeadButton icon="close" label={t('list.drawer.close')} id={null} address={address} />
          </div>
        </div>
      }
      footer={props.loaded ? props.footer : undefined}
      className="record-drawer"
    >
      {props.isDirty && <LeaveGuard />}
      {props.loaded ? props.children : <NotLoaded error={props.error} retry={props.retry} />}
    </Drawer>
  );
}

/** A button that is disabled by its own click leaves the focus nowhere; Escape still closes the drawer then. */
function useEscapeWithoutFocus(address: ListAddress): void {
  const { openId, open } = address;
  useEffect(() => {
    if (openId === null) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.activeElement === document.body) open(null);
    };
    document.addEventListener('keydown', close);
    return () => document.removeEventListener('keydown', close);
  }, [openId, open]);
}

function HeadButton(props: {
  icon: IconName;
  label: string;
  /** The row to open, none to close; undefined when there is no such row. */
  id: string | null | undefined;
  address: ListAddress;
}) {
  const { id } = props;
  return (
    <Button
      type="text"
      icon={<Icon name={props.icon} size={20} />}
      aria-label={props.label}
      title={props.label}
      disabled={id === undefined}
      onClick={() => id !== undefined && props.address.open(id, id === null ? undefined : 'replace')}
    />
  );
}

function NotLoaded({ error, retry }: { error: Error | null; retry(): void }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  if (error) {
    const text = sentences.error(error);
    const action = <Button onClick={retry}>{t('list.retry')}</Button>;
    return <State alert icon="warn" title={t('list.failed')} text={text} action={action} />;
  }
  return (
    <div role="status" aria-label={t('list.loading')} className="drawer-skeleton">
      {[40, 90, 75, 60, 90, 80, 50].map((width, index) => (
        <div key={index} className="skeleton" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** While it is there, a move within the console, or closing the tab, asks before changes are lost. */
function LeaveGuard() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(true);
  const ask = useCallback(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: t('list.unsaved.title'),
      content: t('list.unsaved.text'),
      okText: t('list.unsaved.leave'),
      cancelText: t('list.unsaved.stay'),
      okButtonProps: { type: 'default' },
      cancelButtonProps: { type: 'primary' },
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
  useEffect(ask, [ask]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return null;
}
