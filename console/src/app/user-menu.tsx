import { useQueryClient } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { hq } from '../api/hq';
import { session } from '../api/session';
import { Avatar } from '../components/avatar';
import { Icon } from '../components/icon';
import { useFormat } from '../i18n/format';
import { useSession } from './signed-in';

/** Who is signed in, until when, and the way out. */
export function UserMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const current = useSession();
  const queries = useQueryClient();
  if (!current) return null;

  const signOut = () => {
    // This browser forgets at once; the server is told, and its own expiry ends a session it did not hear about.
    hq.signOut({}).catch(() => undefined);
    session.end('signedOut');
    queries.clear();
  };
  const items = [
    {
      key: 'until',
      disabled: true,
      label: t('frame.user.until', { time: format.moment(current.expiresAt) }),
    },
    {
      key: 'signOut',
      label: (
        <span className="row side__sign-out">
          <Icon name="leave" />
          {t('frame.user.signOut')}
        </span>
      ),
      onClick: signOut,
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
      <button type="button" className="row side__user">
        <Avatar name={current.name} size={32} />
        <span className="two-lines grow">
          <span className="one-line side__user-name">{current.name}</span>
          <span className="one-line side__place">{current.username}</span>
        </span>
        <Icon name="up" />
      </button>
    </Dropdown>
  );
}
