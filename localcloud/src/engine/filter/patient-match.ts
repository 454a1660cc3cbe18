import { createContext, Script } from 'node:vm';
import { CloudError } from '../../cloud-error';

/** How long one pattern may look at one text. PCRE has a limit of steps instead. */
const LONGEST_MS = 500;

const quantifier = /[^\\(][*+]|\{\d+(?:,\d*)?\}/g;
/** What V8's linear engine, which plain patterns fall back to, does not know. */
const beyondLinear = /\\[1-9k]|\(\?[=!<]|\{\d{2,}|\{\d+,\d*\}|[iu]$/;

/** Whether a regular expression may try for ever: it can repeat what repeats, and has no fallback. */
export const mayTryForEver = ({ source, flags }: RegExp): boolean =>
  (source.match(quantifier)?.length ?? 0) > 1 && beyondLinear.test(`${source}/${flags}`);

const script = new Script('regex.exec(text)');
const sandbox: { regex: RegExp; text: string } = { regex: /x/, text: '' };
const context = createContext(sandbox);

/** `exec` that gives up. Throws DATABASE_REQUEST_FAILED. Costs a thread of its own, so only doubtful patterns come here. */
export function execPatiently(regex: RegExp, text: string): RegExpExecArray | null {
  try {
    Object.assign(sandbox, { regex, text });
    return script.runInContext(context, { timeout: LONGEST_MS }) as RegExpExecArray | null;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new CloudError(
      'DATABASE_REQUEST_FAILED',
      `Error in $regex: the pattern takes too long: ${regex.source}`,
    );
  }
}
