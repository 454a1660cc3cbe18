import { Swiper, SwiperItem } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { CarouselProps } from './carousel-props';

/** WeChat draws it natively. */
export function WeChatCarousel({ slides, height, shown, onShow, isAutomatic = false }: CarouselProps) {
  const isMany = slides.length > 1;
  return (
    <Swiper
      style={{ height: Taro.pxTransform(height) }}
      current={shown}
      circular={isAutomatic && isMany}
      autoplay={isAutomatic && isMany}
      interval={5000}
      onChange={({ detail }) => onShow(detail.current)}
    >
      {slides.map(({ key, content }) => (
        <SwiperItem key={key}>{content}</SwiperItem>
      ))}
    </Swiper>
  );
}
