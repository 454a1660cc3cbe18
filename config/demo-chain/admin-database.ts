import cloudbase from '@cloudbase/node-sdk';

/** The local cloud's database through the SDK, as an administrator: any environment and key do on loopback. */
export function adminDatabase(url: string): ReturnType<ReturnType<typeof cloudbase.init>['database']> {
  // Without these the SDK asks a metadata service that is not there, and complains about each once per call.
  process.env.TENCENTCLOUD_RUNENV ??= 'SCF';
  process.env.TENCENTCLOUD_REGION ??= 'ap-shanghai';
  process.env.SCF_NAMESPACE ??= 'local';
  const options = {
    env: 'local',
    secretId: 'local',
    secretKey: 'local',
    region: 'ap-shanghai',
    serviceUrl: `${url}/admin`,
  };
  return cloudbase.init(options as Parameters<typeof cloudbase.init>[0]).database();
}

/** Adds documents in calls of at most `size`. */
export async function addAll(
  url: string,
  collection: string,
  documents: readonly object[],
  size = 500,
): Promise<void> {
  const at = adminDatabase(url).collection(collection);
  for (let from = 0; from < documents.length; from += size) await at.add(documents.slice(from, from + size));
}
