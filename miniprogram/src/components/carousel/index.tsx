import { BrowserCarousel } from './in-browser';
import { WeChatCarousel } from './in-wechat';
import './index.scss';

/** Slides side by side, moved by a swipe. */
export const Carousel = process.env.TARO_ENV === 'weapp' ? WeChatCarousel : BrowserCarousel;
