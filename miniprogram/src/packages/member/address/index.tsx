import { Input, Switch, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Button } from '../../../components/button';
import { Page } from '../../../components/page';
import { useTexts } from '../../../i18n';
import { agreedToPrivacy } from '../../../platform/privacy';
import { useAddressForm, type AddressForm } from './use-address-form';
import './index.scss';

type Field = Exclude<keyof AddressForm, 'isDefault'>;
type FieldProps = {
  field: Field;
  hint: string;
  isWrong?: boolean;
  form: ReturnType<typeof useAddressForm>;
  most: number;
};

function FieldRow({ field, hint, isWrong = false, form, most }: FieldProps) {
  const { t } = useTexts('member');
  return (
    <View className="cell">
      <Text className={`cell__label address__label ${isWrong ? 'danger' : ''}`}>{t(`address.${field}`)}</Text>
      <Input
        className="grow address__field"
        type={field === 'phone' ? 'number' : 'text'}
        maxlength={most}
        value={form.form[field]}
        placeholder={hint}
        aria-label={t(`address.${field}`)}
        onInput={({ detail }) => form.change({ [field]: detail.value })}
      />
    </View>
  );
}

/** WeChat keeps addresses of its own; taking one from there saves typing. */
function FromWeChat({ onChosen }: { onChosen: (part: Partial<AddressForm>) => void }) {
  const { t } = useTexts('member');
  async function choose() {
    if (!(await agreedToPrivacy('order'))) return;
    try {
      const { userName, telNumber, provinceName, cityName, countyName, detailInfo } =
        await Taro.chooseAddress();
      onChosen({
        recipient: userName,
        phone: telNumber,
        province: provinceName,
        city: cityName,
        district: countyName,
        detail: detailInfo,
      });
    } catch {
      // The shopper closed WeChat's sheet: the form stays as it is.
    }
  }
  return (
    <View className="address__wechat">
      <Button isWide onClick={() => void choose()}>
        {t('address.fromWeChat')}
      </Button>
    </View>
  );
}

export default function AddressPage() {
  const { t } = useTexts('member');
  const form = useAddressForm();
  const { wrong } = form;
  async function remove() {
    const { confirm } = await Taro.showModal({
      title: t('address.removeAsk'),
      confirmText: t('address.remove'),
    });
    if (confirm) await form.remove();
  }
  const footer = (
    <>
      {!form.isNew && (
        <Button isDisabled={form.isBusy} onClick={() => void remove()}>
          {t('address.remove')}
        </Button>
      )}
      <Button tone="main" isWide isBusy={form.isBusy} onClick={() => void form.save()}>
        {t('address.save')}
      </Button>
    </>
  );
  return (
    <Page title={form.isNew ? t('address.newTitle') : t('address.editTitle')} footer={footer}>
      {process.env.TARO_ENV === 'weapp' && <FromWeChat onChosen={form.change} />}
      <View className="card address__form">
        <FieldRow
          field="recipient"
          hint={t('address.recipientHint')}
          isWrong={wrong === 'recipient'}
          form={form}
          most={30}
        />
        <FieldRow
          field="phone"
          hint={t('address.phoneHint')}
          isWrong={wrong === 'phone'}
          form={form}
          most={11}
        />
        <FieldRow
          field="province"
          hint={t('address.regionHint')}
          isWrong={wrong === 'region'}
          form={form}
          most={30}
        />
        <FieldRow field="city" hint="" isWrong={wrong === 'region'} form={form} most={30} />
        <FieldRow field="district" hint="" form={form} most={30} />
        <FieldRow
          field="detail"
          hint={t('address.detailHint')}
          isWrong={wrong === 'detail'}
          form={form}
          most={120}
        />
        <View className="cell between">
          <Text>{t('address.isDefault')}</Text>
          <Switch
            checked={form.form.isDefault}
            color="var(--accent)"
            onChange={({ detail }) => form.change({ isDefault: detail.value })}
          />
        </View>
      </View>
      {wrong && (
        <View className="address__wrong caption danger" aria-role="alert">
          {t(`address.wrong.${wrong}`)}
        </View>
      )}
    </Page>
  );
}
