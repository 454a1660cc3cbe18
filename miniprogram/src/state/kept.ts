import Taro from '@tarojs/taro';

const prefix = 'yunpu.';

/** What the phone keeps under `name`, or `undefined`. A value that cannot be read counts as none. */
export function readKept<Value>(name: string): Value | undefined {
  try {
    const text: unknown = Taro.getStorageSync(prefix + name);
    return typeof text === 'string' && text ? (JSON.parse(text) as Value) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value on the phone. A full storage is no reason to fail: what is kept can be asked for again. */
export function keep(name: string, value: unknown): void {
  try {
    Taro.setStorageSync(prefix + name, JSON.stringify(value));
  } catch {
    forget(name);
  }
}

export function forget(name: string): void {
  try {
    Taro.removeStorageSync(prefix + name);
  } catch {
    // Nothing was kept, or storage is not there: both are what was wanted.
  }
}
