import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { Sheet } from '../../../components/sheet';
import { useTexts } from '../../../i18n';
import { CodePicture, spacedCode } from './pickup-card';

type Props = { code: string; isOpen: boolean; onClose: () => void };

/** The code as large as it gets, with the screen at its brightest while it is open. */
export function CodeSheet({ code, isOpen, onClose }: Props) {
  const { t } = useTexts('order');
  useEffect(() => {
    if (!isOpen || process.env.TARO_ENV !== 'weapp') return;
    let before: number | undefined;
    void Taro.getScreenBrightness({
      success: ({ value }) => {
        before = value;
        void Taro.setScreenBrightness({ value: 1 });
      },
    });
    return () => {
      if (before !== undefined) void Taro.setScreenBrightness({ value: before });
    };
  }, [isOpen]);
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('code.title')}>
      <View className="code-sheet">
        <CodePicture code={code} className="code-sheet__qr" />
        <View className="code-sheet__digits">{spacedCode(code)}</View>
        <View className="caption support">{t('code.hint')}</View>
      </View>
    </Sheet>
  );
}
