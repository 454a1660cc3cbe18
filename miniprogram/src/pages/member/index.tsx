import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { MeView } from '@shared/contracts/member.contract';
import { ErrorState } from '../../components/error-state';
import { Icon, type IconName } from '../../components/icon';
import { OfflineBar } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { switchLanguage, useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { notify } from '../../platform/notify';
import { PhoneButton } from '../../platform/phone-button';
import { useMe } from '../../state/me';
import { NicknameSheet } from './nickname-sheet';
import { useBindPhone } from './use-bind-phone';
import './index.scss';

type Changed = (me: MeView) => void;

function Person({ me, onChanged }: { me: MeView; onChanged: Changed }) {
  const { t } = useTexts('member');
  const [isEditing, setIsEditing] = useState(false);
  const name = me.nickname || t('guest');
  return (
    <View className="member__person">
      <View className="member__avatar serif">{[...name][0]}</View>
      <View className="grow" onClick={() => setIsEditing(true)}>
        <View className="row member__name">
          <Text className="title one-line">{name}</Text>
          <Icon name="edit" size="small" />
        </View>
        <View className="caption support">{me.phoneMasked ?? t('bindHint')}</View>
      </View>
      <NicknameSheet me={me} isOpen={isEditing} onClose={() => setIsEditing(false)} onSaved={onChanged} />
    </View>
  );
}

function BindPhone({ onChanged }: { onChanged: Changed }) {
  const { t } = useTexts('member');
  const { bind, isBusy } = useBindPhone(onChanged);
  return (
    <View className="member__bind">
      <PhoneButton
        isWide
        isBusy={isBusy}
        onCode={(code) => void bind(code)}
        onFailure={(failure) => notify(t(`bind.${failure}`))}
      >
        {t('bindPhone')}
      </PhoneButton>
    </View>
  );
}

function Cell({ icon, label, value, onOpen }: CellProps) {
  return (
    <View className="cell" aria-role="button" onClick={onOpen}>
      <Icon name={icon} size="medium" />
      <Text className="grow">{label}</Text>
      {value && <Text className="caption support one-line">{value}</Text>}
      <Icon name="right" size="small" className="hint" />
    </View>
  );
}
type CellProps = { icon: IconName; label: string; value?: string; onOpen: () => void };

export default function MemberPage() {
  const { t, pick, language } = useTexts('member');
  const common = useTexts('common');
  const me = useMe();
  const { value } = me;
  const change = () => {
    switchLanguage(language === 'zh' ? 'en' : 'zh');
  };
  return (
    <Page isTab title={t('title')} start={<Text className="title member__title">{t('title')}</Text>}>
      {me.isStale && <OfflineBar at={me.at} onRetry={() => void me.reload()} />}
      {!value && me.fault && <ErrorState fault={me.fault} onRetry={() => void me.reload()} isCompact />}
      {value && <Person me={value} onChanged={me.replace} />}
      {value && !value.phoneMasked && <BindPhone onChanged={me.replace} />}
      {value?.guide && (
        <View className="card member__cells">
          <Cell
            icon="people"
            label={t('guideEntry')}
            value={pick(value.guide.storeName)}
            onOpen={() => go('guide')}
          />
        </View>
      )}
      <View className="card member__cells">
        <Cell icon="list" label={t('orders')} value={t('allOrders')} onOpen={() => go('orders')} />
        <Cell icon="pin" label={t('addresses')} onOpen={() => go('addresses')} />
      </View>
      <View className="card member__cells">
        <Cell icon="chat" label={t('language')} value={common.t('switchLanguage')} onOpen={change} />
        <Cell icon="info" label={t('privacy')} onOpen={() => go('privacy')} />
      </View>
    </Page>
  );
}
