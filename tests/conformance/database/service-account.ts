export type ServiceAccount = {
  readonly env: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly region: string;
  /** Before the name of every collection that a run touches. */
  readonly prefix: string;
};

/** Set by `npm run conformance` only, so that no other run of the tests reaches a real environment by accident. */
export const PREFIX_VARIABLE = 'CONFORMANCE_PREFIX';

function readAccount(): ServiceAccount | undefined {
  const {
    CLOUDBASE_ENV: env,
    CLOUDBASE_SECRET_ID: secretId,
    CLOUDBASE_SECRET_KEY: secretKey,
    CLOUDBASE_REGION: region = 'ap-shanghai',
    [PREFIX_VARIABLE]: prefix,
  } = process.env;
  return env && secretId && secretKey && prefix ? { env, secretId, secretKey, region, prefix } : undefined;
}

/** The real environment that the suite runs against; undefined when it runs against localcloud. */
export const serviceAccount = readAccount();
