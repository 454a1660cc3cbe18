import { forget, keep, readKept } from './kept';

const name = 'ownGuide';

/** The guide this phone belongs to, as the server last said; cards shared from it carry this id. */
export const ownGuideId = (): string | undefined => readKept<string>(name);

/** To be called with every answer of `member.me`. */
export function rememberOwnGuide(guideId: string | undefined): void {
  if (guideId) keep(name, guideId);
  else forget(name);
}
