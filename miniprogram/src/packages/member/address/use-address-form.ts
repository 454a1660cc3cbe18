import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { AddressView } from '@shared/contracts/member.contract';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { newRequestId } from '../../../api/request-id';
import { useTexts } from '../../../i18n';
import { goBack } from '../../../navigation/go';
import { notify } from '../../../platform/notify';
import { chosenAddressId } from '../../../state/chosen-address';
import { useMe } from '../../../state/me';

export type AddressForm = Omit<AddressView, 'addressId'>;
type Wrong = 'recipient' | 'phone' | 'region' | 'detail';

const blank: AddressForm = {
  recipient: '',
  phone: '',
  province: '',
  city: '',
  district: '',
  detail: '',
  isDefault: false,
};

/** The first thing that is missing, or null. The server checks again. */
export function findWrong(form: AddressForm): Wrong | null {
  if (!form.recipient.trim()) return 'recipient';
  if (!/^1\d{10}$/.test(form.phone)) return 'phone';
  if (!form.province.trim() || !form.city.trim()) return 'region';
  return form.detail.trim().length < 2 ? 'detail' : null;
}

/** A new address or one to edit, saved under an id of its own so that a second tap saves once. */
export function useAddressForm() {
  const { t } = useTexts('member');
  const { addressId: given, choose } = useRouter().params;
  const [addressId] = useState(() => given ?? newRequestId());
  const me = useMe();
  const saved = me.value?.addresses.find((address) => address.addressId === given);
  const [edited, setForm] = useState<Partial<AddressForm>>({});
  const [isBusy, setIsBusy] = useState(false);
  const [isTried, setIsTried] = useState(false);
  const form: AddressForm = { ...blank, ...saved, ...edited };
  const wrong = findWrong(form);
  useEffect(() => setForm({}), [given]);

  async function run(work: () => Promise<boolean>): Promise<void> {
    setIsBusy(true);
    try {
      if (await work()) goBack();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notSaved'));
    } finally {
      setIsBusy(false);
    }
  }

  const save = () =>
    run(async () => {
      setIsTried(true);
      if (wrong) return false;
      const { recipient, phone, province, city, district, detail, isDefault } = form;
      const address = { recipient, phone, province, city, district, detail, isDefault };
      const answer = await api.member.saveAddress({ addressId, address });
      if (!answer.ok) {
        notify(t('address.limit', { limit: answer.refusal.data.limit }));
        return false;
      }
      me.replace(answer.value);
      if (choose) chosenAddressId.set(addressId);
      return true;
    });

  const remove = () =>
    run(async () => {
      const answer = await api.member.removeAddress({ addressId });
      if (answer.ok) me.replace(answer.value);
      return answer.ok;
    });

  const change = (part: Partial<AddressForm>) => setForm((now) => ({ ...now, ...part }));
  return { form, change, save, remove, isBusy, isNew: !given, wrong: isTried ? wrong : null };
}
