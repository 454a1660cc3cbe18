import type { Clock } from '../../../clock';
import { ApiError } from '../api-error';
import { SUBSCRIBE_VALUE_RULES } from '../limits';
import type { Outbox } from '../outbox';
import { kindOf, type MessageTemplate, type Subscriptions } from '../subscriptions';
import { recordOf, textOf, type Responder } from './responder';

const invalid = (place: string, why: string): ApiError =>
  new ApiError(47003, `argument invalid! ${place} ${why}`);

function checkValue(key: string, entry: unknown): void {
  const place = `data.${key}.value`;
  const value = recordOf(entry)?.value;
  if (value === undefined || value === null || value === '') throw invalid(place, 'is empty');
  const isText = typeof value === 'string' || typeof value === 'number';
  if (!isText || !SUBSCRIBE_VALUE_RULES[kindOf(key)]!.test(String(value))) throw invalid(place, 'invalid');
}

/** Every value of the template and no other, each as its kind may be. */
function checkData({ fields }: MessageTemplate, data: unknown): void {
  const values = recordOf(data);
  if (!values) throw invalid('data', 'invalid');
  for (const key of Object.keys(fields)) checkValue(key, values[key]);
  const unknown = Object.keys(values).find((key) => !Object.hasOwn(fields, key));
  if (unknown) throw invalid(`data.${unknown}`, 'is not in the template');
}

/** Sends a message to somebody who agreed to it; one agreement is one message. */
export const sendSubscribeMessage =
  (clock: Clock, subscriptions: Subscriptions, outbox: Outbox): Responder =>
  (parameters) => {
    const to = textOf(parameters.touser);
    if (to === '') throw new ApiError(40003, 'invalid openid');
    const template = subscriptions.template(textOf(parameters.template_id));
    if (!template) throw new ApiError(40037, 'invalid template_id');
    checkData(template, parameters.data);
    const { page } = parameters;
    if (page !== undefined && (typeof page !== 'string' || page.startsWith('/')))
      throw new ApiError(41030, 'invalid page');
    if (!subscriptions.use(to, template.templateId))
      throw new ApiError(43101, 'user refuse to accept the msg');
    outbox.add({ at: clock.now(), kind: 'subscribeMessage', to, content: parameters });
    return {};
  };
