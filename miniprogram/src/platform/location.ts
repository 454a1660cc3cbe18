import Taro from '@tarojs/taro';
import { createExternalStore, useExternalStore } from '../state/external-store';
import { agreedToPrivacy } from './privacy';

/** GCJ-02, as WeChat's maps use it. */
export type Place = { readonly longitude: number; readonly latitude: number };

/** Where the shopper is, for this visit only; it is never kept. */
const here = createExternalStore<Place | undefined>(undefined);

export const usePlace = (): Place | undefined => useExternalStore(here);
export const knownPlace = (): Place | undefined => here.get();

async function askWeChat(): Promise<Place> {
  const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' });
  return { longitude, latitude };
}

// A browser answers in WGS-84, some 500 m off in China. It only ranks stores here, so it is taken as it is.
function askBrowser(): Promise<Place> {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('this browser knows no location'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ longitude: coords.longitude, latitude: coords.latitude }),
      reject,
      { timeout: 8_000, maximumAge: 300_000 },
    );
  });
}

const askPlatform = process.env.TARO_ENV === 'weapp' ? askWeChat : askBrowser;

/** Asks for consent and then for the position. `undefined` when the shopper or the phone says no. */
export async function locate(): Promise<Place | undefined> {
  if (!(await agreedToPrivacy('location'))) return undefined;
  try {
    const place = await askPlatform();
    here.set(place);
    return place;
  } catch {
    return undefined;
  }
}
