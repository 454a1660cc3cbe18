/**
 * HTTP access (HTTP 访问服务): which path prefix of the environment's domain reaches which function.
 * `localcloud` serves them on its own port; a deployment creates the same routes.
 */
export const httpRoutes = {
  '/hq': 'hq',
  '/payment': 'payment',
  '/picture': 'picture',
} as const satisfies Record<`/${string}`, string>;
