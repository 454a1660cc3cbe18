/**
 * Who an event comes from, as the platform tells a function through its environment.
 * SOURCE values: developers.weixin.qq.com, Cloud.getWXContext (`wx_client`, `wx_trigger`, `scf`; a function called by
 * a function has the chain, separated by commas). Over HTTP access there is none.
 */
export type CallerIdentity = {
  readonly source: '' | 'wx_client' | 'wx_trigger' | `${string}scf`;
  readonly openId?: string;
  readonly clientIp?: string;
};

/** Variables as the unmodified SDKs read them. `token` comes back with every SDK call made while handling the event. */
export function identityEnvironment(
  { source, openId, clientIp }: CallerIdentity,
  appId: string,
  token: string,
): Record<string, string> {
  const context: Record<string, string> = { WX_API_TOKEN: token };
  if (source) context.WX_APPID = appId;
  if (openId) context.WX_OPENID = openId;
  if (clientIp) context.WX_CLIENTIP = clientIp;
  return {
    ...context,
    WX_CONTEXT_KEYS: Object.keys(context).join(','),
    ...(source ? { TCB_SOURCE: source } : {}),
    ...(source === 'wx_trigger' ? { TRIGGER_SRC: 'timer' } : {}),
  };
}

/** The identity of a function that is called by a function: the first caller's, with the step added. */
export function throughFunction(identity: CallerIdentity | undefined): CallerIdentity {
  if (!identity) return { source: 'scf' };
  return { ...identity, source: identity.source ? `${identity.source},scf` : 'scf' };
}
