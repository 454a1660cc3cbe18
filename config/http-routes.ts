/**
 * HTTP access (HTTP 访问服务): which path prefix of the environment's domain reaches which function.
 * `localcloud` serves them on its own port; a deployment creates the same routes. Functions read the end of a path
 * only, so that the platform's switch 路径透传 (whether they see their own prefix) makes no difference.
 */
export const httpRoutes = {
  '/hq': 'hq',
  '/payment': 'payment',
  '/picture': 'picture',
} as const satisfies Record<`/${string}`, string>;
