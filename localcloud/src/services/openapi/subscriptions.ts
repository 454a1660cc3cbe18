import { openEventLog } from './event-log';
import { MAX_TEMPLATES_AT_ONCE, SUBSCRIBE_VALUE_RULES } from './limits';

/** A template as it is chosen in WeChat's console: the keys of its values, and how each is called on the message. */
export type MessageTemplate = {
  readonly templateId: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Agreed to once for all messages, instead of once for each. */
  readonly isLongTerm?: boolean;
};

type Choice = 'accept' | 'reject';
type Event =
  | ({ readonly kind: 'template' } & MessageTemplate)
  | { readonly kind: Choice | 'sent'; readonly to: string; readonly templateId: string };

/** What wx.requestSubscribeMessage answers: a choice per template, or why it could not ask. */
export type SubscribeReply = {
  readonly errMsg: string;
  readonly errCode?: number;
  readonly [id: string]: unknown;
};

const fail = (errCode: number, why: string): SubscribeReply => ({
  errMsg: `requestSubscribeMessage:fail ${why}`,
  errCode,
});

/** The kind of a key: `thing1` is a thing. */
export const kindOf = (key: string): string => key.replace(/\d+$/, '');

function isTemplate(value: Readonly<Record<string, unknown>>): value is MessageTemplate {
  const { templateId, title, fields, isLongTerm } = value;
  return (
    typeof templateId === 'string' &&
    templateId !== '' &&
    typeof title === 'string' &&
    (isLongTerm === undefined || typeof isLongTerm === 'boolean') &&
    fields !== null &&
    typeof fields === 'object' &&
    Object.entries(fields).every(
      ([key, label]) => Object.hasOwn(SUBSCRIBE_VALUE_RULES, kindOf(key)) && typeof label === 'string',
    )
  );
}

/** The app's templates, and who agreed to how many messages of each. Kept in `file`. */
export function openSubscriptions(file: string) {
  const log = openEventLog<Event>(file);
  const templates = new Map<string, MessageTemplate>();
  const quotas = new Map<string, number>();
  const keyOf = (to: string, templateId: string): string => `${to} ${templateId}`;
  const quotaOf = (to: string, templateId: string): number => quotas.get(keyOf(to, templateId)) ?? 0;

  function take(event: Event): void {
    if (event.kind === 'template') {
      const { kind: _kind, ...template } = event;
      templates.set(template.templateId, template);
      return;
    }
    const { kind, to, templateId } = event;
    const isLongTerm = templates.get(templateId)?.isLongTerm;
    const key = keyOf(to, templateId);
    // Refusing takes back what was agreed to for good; what was agreed to once stays.
    if (kind === 'accept') quotas.set(key, isLongTerm ? Infinity : quotaOf(to, templateId) + 1);
    else if (kind === 'sent') quotas.set(key, quotaOf(to, templateId) - 1);
    else if (isLongTerm) quotas.delete(key);
  }
  for (const event of log.read()) take(event);

  function note(event: Event): void {
    take(event);
    log.append(event);
  }

  return {
    templates: (): MessageTemplate[] => [...templates.values()],
    template: (id: string): MessageTemplate | undefined => templates.get(id),

    /** Adds or changes a template; false when it is none. */
    define(wish: Readonly<Record<string, unknown>>): boolean {
      const { templateId, title, fields, isLongTerm } = wish;
      const template = { templateId, title, fields, ...(isLongTerm === undefined ? {} : { isLongTerm }) };
      if (!isTemplate(template)) return false;
      note({ kind: 'template', ...template });
      return true;
    },

    /** `wx.requestSubscribeMessage`: the person is asked about templates and chooses for each. */
    ask(to: string, ids: unknown, choiceOf: (id: string) => unknown): SubscribeReply {
      if (!Array.isArray(ids) || ids.length === 0) return fail(10001, 'TmplIds can not be empty');
      if (ids.length > MAX_TEMPLATES_AT_ONCE) return fail(20003, 'Templates count out of max bounds');
      const asked = ids.map((id) => templates.get(String(id)));
      if (!asked.every((template) => template !== undefined))
        return fail(20001, 'No template data return, verify the template id exist');
      if (new Set(asked.map(({ isLongTerm = false }) => isLongTerm)).size > 1)
        return fail(20002, 'Templates type must be same');
      const titles = new Set<string>();
      const choices: Record<string, string> = {};
      for (const { templateId, title } of asked) {
        // Of several templates with one title, a phone shows the first.
        if (titles.has(title)) choices[templateId] ??= 'filter';
        else {
          const kind: Choice = choiceOf(templateId) === 'reject' ? 'reject' : 'accept';
          choices[templateId] = kind;
          note({ kind, to, templateId });
        }
        titles.add(title);
      }
      return { errMsg: 'requestSubscribeMessage:ok', ...choices };
    },

    /** Uses up one message that the person agreed to; false when there is none. */
    use(to: string, templateId: string): boolean {
      if (quotaOf(to, templateId) < 1) return false;
      note({ kind: 'sent', to, templateId });
      return true;
    },
  };
}

export type Subscriptions = ReturnType<typeof openSubscriptions>;
