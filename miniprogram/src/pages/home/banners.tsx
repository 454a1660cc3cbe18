import { View } from '@tarojs/components';
import { useState } from 'react';
import { Carousel } from '../../components/carousel';
import { Icon } from '../../components/icon';
import { Picture } from '../../components/picture';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { openCategory } from '../../state/opened-category';
import type { HomeView } from './use-home';

type Banner = HomeView['banners'][number];

function BannerCard({ banner }: { banner: Banner }) {
  const { t, pick, language } = useTexts('home');
  const { title, subtitle, picture, categoryId } = banner;
  const open = () => {
    if (!categoryId) return;
    openCategory(categoryId);
    go('category');
  };
  return (
    <View className={`banner banner--${language}`} aria-role="link" onClick={open}>
      <Picture of={picture} width={230} height={156} isEager className="banner__picture" />
      <View className="banner__words">
        <View className="banner__title serif two-lines">{pick(title)}</View>
        <View className="caption support two-lines">{pick(subtitle)}</View>
        {categoryId && (
          <View className="banner__more caption strong">
            {t('seeMore')}
            <Icon name="right" size="small" />
          </View>
        )}
      </View>
    </View>
  );
}

/** The season's stories; each opens its category. */
export function Banners({ banners }: { banners: readonly Banner[] }) {
  const [shown, setShown] = useState(0);
  if (banners.length === 0) return null;
  return (
    <View className="banners">
      <Carousel
        slides={banners.map((banner) => ({
          key: banner.bannerId,
          content: <BannerCard banner={banner} />,
        }))}
        height={156}
        shown={shown}
        onShow={setShown}
        isAutomatic
      />
      {banners.length > 1 && (
        <View className="banners__dots">
          {banners.map(({ bannerId }, index) => (
            <View key={bannerId} className={`banners__dot ${index === shown ? 'banners__dot--on' : ''}`} />
          ))}
        </View>
      )}
    </View>
  );
}
