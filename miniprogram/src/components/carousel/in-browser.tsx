import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import type { CarouselProps } from './carousel-props';

/** A browser snaps slides by itself; the carousel that Taro brings would be a sixth of the first load. */
export function BrowserCarousel({ slides, height, shown, onShow }: CarouselProps) {
  const box = useRef<HTMLElement>();
  const inView = useRef(shown);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const follow = () => {
      const index = Math.round(element.scrollLeft / Math.max(1, element.clientWidth));
      if (index === inView.current) return;
      inView.current = index;
      onShow(index);
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [onShow]);

  useEffect(() => {
    if (shown === inView.current) return;
    inView.current = shown;
    box.current?.scrollTo({ left: shown * box.current.clientWidth, behavior: 'smooth' });
  }, [shown]);

  return (
    <View ref={box} className="carousel" style={{ height: Taro.pxTransform(height) }}>
      {slides.map(({ key, content }) => (
        <View key={key} className="carousel__slide">
          {content}
        </View>
      ))}
    </View>
  );
}
