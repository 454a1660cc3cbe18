import { Text, View } from '@tarojs/components';
import { Page } from '../../../components/page';
import { useTexts } from '../../../i18n';
import { useMe } from '../../../state/me';
import './index.scss';

/** What is kept about a person, who gets it, and what they can do about it. */
export default function PrivacyPage() {
  const { t } = useTexts('member');
  const agreed = useMe().value?.privacyAgreed;
  const sections = t('policy.sections', { returnObjects: true }) as { title: string; text: string }[];
  return (
    <Page title={t('policy.title')}>
      <View className="policy card">
        {sections.map(({ title, text }) => (
          <View key={title} className="policy__section">
            <View className="heading">{title}</View>
            <View className="support">{text}</View>
          </View>
        ))}
        <Text className="caption hint">
          {agreed ? t('policy.agreed', { version: agreed }) : t('policy.notAgreed')}
        </Text>
      </View>
    </Page>
  );
}
