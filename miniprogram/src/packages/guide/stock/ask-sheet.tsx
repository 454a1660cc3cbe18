import { Input, Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { LocalText } from '@shared/kernel/text';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { newRequestId } from '../../../api/request-id';
import { Button } from '../../../components/button';
import { CheckMark } from '../../../components/check-mark';
import { ErrorState } from '../../../components/error-state';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { Stepper } from '../../../components/stepper';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { notify } from '../../../platform/notify';
import { useQuery } from '../../../query/use-query';

export type AskedGoods = { skuId: string; name: LocalText; colour: LocalText; size: string };

/** Asks another place for goods: from where, how many, and why. */
export function AskSheet({ goods, onClose }: { goods: AskedGoods | undefined; onClose: () => void }) {
  const { t, pick } = useTexts('transfer');
  const skuId = goods?.skuId;
  const giving = useQuery(
    skuId ? `giving:${skuId}` : null,
    () => api.inventory.giving({ skuId: skuId ?? '' }),
    { freshFor: 0 },
  );
  const [chosen, setChosen] = useState<string>();
  const [quantity, setQuantity] = useState(1);
  const [remark, setRemark] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const requestId = useRef(newRequestId());
  const places = giving.value?.places ?? [];
  const place = places.find(({ placeId }) => placeId === chosen) ?? places[0];
  const most = Math.max(1, place?.available ?? 1);
  const wanted = Math.min(quantity, most);

  async function ask(): Promise<void> {
    if (!skuId || !place) return;
    setIsBusy(true);
    try {
      const answer = await api.inventory.askTransfer({
        requestId: requestId.current,
        fromId: place.placeId,
        lines: [{ skuId, quantity: wanted }],
        remark,
      });
      requestId.current = newRequestId();
      if (!answer.ok) return notify(refusalText(answer.refusal));
      onClose();
      go('transfer', { transferId: answer.value.transferId });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    } finally {
      setIsBusy(false);
    }
  }

  type Refusal = Extract<Awaited<ReturnType<typeof api.inventory.askTransfer>>, { ok: false }>['refusal'];
  function refusalText(refusal: Refusal): string {
    switch (refusal.code) {
      case 'UNKNOWN_PLACE':
      case 'UNKNOWN_SKU':
      case 'NOT_STORE_STAFF':
        return t(`refused.${refusal.code}`);
      default:
        return outdated(refusal);
    }
  }
  const action = (
    <Button tone="main" isWide isBusy={isBusy} isDisabled={!place} onClick={() => void ask()}>
      {t('ask.send', { count: wanted })}
    </Button>
  );
  return (
    <Sheet isOpen={goods !== undefined} onClose={onClose} title={t('ask.title')} action={action}>
      {goods && (
        <View className="between ask__goods">
          <View className="grow">
            <View className="one-line">{pick(goods.name)}</View>
            <View className="caption support">
              {pick(goods.colour)} · {goods.size}
            </View>
          </View>
          <Stepper value={wanted} max={most} onChange={setQuantity} />
        </View>
      )}
      {giving.fault && !giving.value && (
        <ErrorState fault={giving.fault} onRetry={() => void giving.reload()} isCompact />
      )}
      {giving.isLoading && [1, 2, 3].map((row) => <Skeleton key={row} height={40} className="ask__bone" />)}
      {giving.value && places.length === 0 && <View className="support ask__none">{t('ask.none')}</View>}
      <View className="ask__places">
        {places.map(({ placeId, name, available }) => (
          <View key={placeId} className="row ask__place" onClick={() => setChosen(placeId)}>
            <Text className="grow one-line">{pick(name)}</Text>
            <Text className="caption support">{t('ask.available', { count: available })}</Text>
            <CheckMark
              isOn={placeId === place?.placeId}
              label={pick(name)}
              onToggle={() => setChosen(placeId)}
            />
          </View>
        ))}
      </View>
      <Input
        className="ask__remark"
        value={remark}
        maxlength={200}
        placeholder={t('ask.remark')}
        aria-label={t('ask.remark')}
        onInput={({ detail }) => setRemark(detail.value)}
      />
    </Sheet>
  );
}
