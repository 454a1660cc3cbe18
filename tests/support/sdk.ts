import cloudbase from '@cloudbase/node-sdk';

/** The real SDK against the cloud's SDK endpoint, as an engineer of the chain would use it. */
export function sdkAt(url: string, { keepalive = false } = {}) {
  // What the platform sets for a function; without it the SDK asks a metadata service and complains.
  const environment = {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
  };
  Object.assign(process.env, environment);
  const options = {
    env: 'local',
    secretId: 'local',
    secretKey: 'local',
    region: 'ap-shanghai',
    keepalive,
    serviceUrl: `${url}/admin`,
  };
  return cloudbase.init(options as Parameters<typeof cloudbase.init>[0]);
}

export const databaseAt = (url: string, options: { keepalive?: boolean } = {}) =>
  sdkAt(url, options).database();
