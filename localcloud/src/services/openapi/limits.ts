/**
 * Subscribe messages: what a value of each kind may be (developers.weixin.qq.com, api-backend subscribeMessage.send,
 * "订阅消息参数值内容限制说明").
 */
export const SUBSCRIBE_VALUE_RULES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d{1,32})?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^.{1,40}$/u,
  date: /^.{1,40}$/u,
  amount: /^[^\d]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d\s+()-]{1,17}$/,
  car_number: /^.{1,8}$/u,
  name: /^(\p{sc=Han}{1,10}|[^\p{sc=Han}]{1,20}|.{1,10})$/u,
  phrase: /^\p{sc=Han}{1,5}$/u,
};

/** Messages kept to be looked at; ours. */
export const KEPT_MESSAGES = 1_000;
