import { CloudError } from '../../cloud-error';
import type { MultipartAction, RawReply } from '../../gateway/sdk-endpoint';
import type { DeployedFunction } from '../functions/function-catalog';
import { API_NOT_FOUND, API_NOT_PERMITTED, ApiError } from './api-error';
import { decodeRequest, encodeJson, encodeReply, OPEN_API } from './messages';
import { readMultipart } from './multipart-fields';
import { ApiFile, type Responder } from './responders/responder';

const protobufReply = (body: Uint8Array): RawReply => ({ contentType: 'application/octet-stream', body });

/** `wx.openApi`, the multipart action behind `cloud.openapi.*`; `callerOf` names the function that calls. */
export function createOpenApi(
  responders: Readonly<Record<string, Responder>>,
  callerOf: (token: string) => DeployedFunction | undefined,
): MultipartAction {
  function answer(api: string, requestData: Buffer, caller: DeployedFunction | undefined): Uint8Array {
    const { apiType, parameters } = decodeRequest(requestData);
    const responder = Object.hasOwn(responders, api) ? responders[api] : undefined;
    if (apiType !== OPEN_API || !responder) return encodeReply({ errorCode: API_NOT_FOUND });
    // A function may only call what its config.json asks permission for, as on the platform.
    if (caller && !caller.openapi.includes(api)) return encodeReply({ errorCode: API_NOT_PERMITTED });
    try {
      const content = responder(parameters);
      if (content instanceof ApiFile)
        return encodeReply({ respData: content.bytes, contentType: content.contentType });
      return encodeJson({ errcode: 0, errmsg: 'ok', ...content });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return encodeJson({ errcode: error.errcode, errmsg: error.message });
    }
  }

  return async function handle(request, body) {
    const fields = await readMultipart(request.headers, body);
    const text = (name: string): string => fields.get(name)?.toString('utf8') ?? '';
    const action = text('action');
    if (action === 'wx.wxPayApi') {
      throw new CloudError('INVALID_PARAM', 'cloudPay is not offered here: WeChat Pay v3 is, below /v3');
    }
    if (action !== 'wx.openApi')
      throw new CloudError('INVALID_PARAM', `unknown action ${action.slice(0, 80)}`);
    const api = text('apiName').replace(/^openapi\./, '');
    return protobufReply(
      answer(api, fields.get('requestData') ?? Buffer.alloc(0), callerOf(text('wxCloudApiToken'))),
    );
  };
}
