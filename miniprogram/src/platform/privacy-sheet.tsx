import { Text, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../components/button';
import { Sheet } from '../components/sheet';
import { useTexts } from '../i18n';
import { go } from '../navigation/go';
import { useExternalStore } from '../state/external-store';
import { agreeButtonId, privacyQuestion } from './privacy';
import './privacy-sheet.scss';

/** Asks for consent when a feature needs it, on the page in view. WeChat counts a tap on its own kind of button only. */
export function PrivacySheet() {
  const { t } = useTexts('platform');
  const asked = useExternalStore(privacyQuestion);
  const [isInView, setIsInView] = useState(true);
  useDidShow(() => setIsInView(true));
  useDidHide(() => setIsInView(false));
  if (!asked || !isInView) return null;
  const agree = () => asked.answer(true);
  const agreeByWeChat = {
    id: agreeButtonId,
    openType: 'agreePrivacyAuthorization',
    onAgreePrivacyAuthorization: agree,
  } as const;
  return (
    <Sheet
      isOpen
      title={t('privacy.title')}
      onClose={() => asked.answer(false)}
      action={
        <>
          <Button onClick={() => asked.answer(false)}>{t('privacy.disagree')}</Button>
          {process.env.TARO_ENV === 'weapp' ? (
            <Button tone="main" platform={agreeByWeChat}>
              {t('privacy.agree')}
            </Button>
          ) : (
            <Button tone="main" onClick={agree}>
              {t('privacy.agree')}
            </Button>
          )}
        </>
      }
    >
      <View>{t('privacy.text', { purpose: t(`privacy.purposes.${asked.purpose}`) })}</View>
      <View className="caption support" style={{ marginTop: '8px' }}>
        {t('privacy.summary')}
      </View>
      <View className="privacy-sheet__more" aria-role="link" onClick={() => go('privacy')}>
        <Text>{t('privacy.guideline')}</Text>
      </View>
    </Sheet>
  );
}
