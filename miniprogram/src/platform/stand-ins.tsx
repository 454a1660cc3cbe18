import { Input, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../components/button';
import { Price } from '../components/price';
import { Sheet } from '../components/sheet';
import { useTexts } from '../i18n';
import { useExternalStore } from '../state/external-store';
import { openQuestion, type OpenQuestion } from './ask-stand-in';
import './stand-ins.scss';

function PaymentSheet({ asked }: { asked: OpenQuestion }) {
  const { t } = useTexts('platform');
  const { question, answer } = asked;
  if (question.kind !== 'payment') return null;
  return (
    <Sheet
      isOpen
      title={t('pay.title')}
      onClose={() => answer(undefined)}
      action={
        <Button tone="main" className="stand-in__green" onClick={() => answer('confirmed')}>
          {t('pay.action')}
        </Button>
      }
    >
      <View className="stand-in">
        <View className="support">{t('pay.payee', { payee: question.payee })}</View>
        <Price amount={question.payable} size="huge" isSum />
        <View className="stand-in__note micro hint">{t('standIn')}</View>
      </View>
    </Sheet>
  );
}

function PhoneSheet({ asked }: { asked: OpenQuestion }) {
  const { t } = useTexts('platform');
  const common = useTexts('common');
  const [phone, setPhone] = useState('19900000001');
  return (
    <Sheet
      isOpen
      title={`${common.t('brand')} ${t('phone.title')}`}
      onClose={() => asked.answer(undefined)}
      action={
        <>
          <Button onClick={() => asked.answer(undefined)}>{t('phone.deny')}</Button>
          <Button
            tone="main"
            className="stand-in__green"
            isDisabled={!/^1\d{10}$/.test(phone)}
            onClick={() => asked.answer(phone)}
          >
            {t('phone.allow')}
          </Button>
        </>
      }
    >
      <View className="stand-in stand-in--start">
        <Input
          className="stand-in__input"
          type="number"
          maxlength={11}
          value={phone}
          aria-label={t('phone.label')}
          onInput={({ detail }) => setPhone(detail.value)}
        />
        <View className="caption support">{t('phone.hint')}</View>
        <View className="stand-in__note micro hint">{t('standIn')}</View>
      </View>
    </Sheet>
  );
}

function BrowserStandIns() {
  const asked = useExternalStore(openQuestion);
  const [isInView, setIsInView] = useState(true);
  useDidShow(() => setIsInView(true));
  useDidHide(() => setIsInView(false));
  if (!asked || !isInView) return null;
  return asked.question.kind === 'payment' ? <PaymentSheet asked={asked} /> : <PhoneSheet asked={asked} />;
}

const nothing = () => null;

/** In a browser the sheets that stand in for WeChat's own; in WeChat nothing. */
export const StandIns = process.env.TARO_ENV === 'weapp' ? nothing : BrowserStandIns;
