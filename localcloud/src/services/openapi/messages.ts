import protobuf from 'protobufjs';

/** The part of the SDK's protocol that `cloud.openapi.*` uses (field numbers: docs/localcloud.md). */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }
`);
const CommApiData = root.lookupType('CommApiData');
const CommOpenApiResp = root.lookupType('CommOpenApiResp');

export const OPEN_API = 0;

export type ApiParameters = Readonly<Record<string, unknown>>;

type DecodedRequest = {
  apiType: number;
  openapiData?: { pairs: { key: string; value: Buffer; filename?: string }[] };
};

/** The parameters of a call, names in snake_case. A media parameter stays bytes: the SDK marks it by a file name. */
export function decodeRequest(bytes: Uint8Array): { apiType: number; parameters: ApiParameters } {
  const { apiType, openapiData } = CommApiData.decode(bytes) as unknown as DecodedRequest;
  const parameters = (openapiData?.pairs ?? []).map(({ key, value, filename }) => [
    key,
    filename ? value : (JSON.parse(Buffer.from(value).toString('utf8')) as unknown),
  ]);
  return { apiType, parameters: Object.fromEntries(parameters) as ApiParameters };
}

type ApiReply = { respData?: Uint8Array; contentType?: string; errorCode?: number };

export const encodeReply = (reply: ApiReply): Uint8Array =>
  CommOpenApiResp.encode(CommOpenApiResp.create({ httpCode: 200, ...reply })).finish();

export const encodeJson = (content: object): Uint8Array =>
  encodeReply({ respData: Buffer.from(JSON.stringify(content)), contentType: 'application/json' });
