import { hqContract } from '@shared/contracts/hq.contract';
import { serveHttp } from '../_runtime/serve-http';
import { chainHandlers } from './chain';
import { takeFile } from './files';
import { makeImportHandlers } from './import';
import { moneyHandlers } from './money';
import { orderHandlers } from './orders';
import { productHandlers } from './products';
import { saveProduct } from './save-product';
import { admit, sessionHandlers } from './session';
import { stockHandlers } from './stock';

export const main = serveHttp({
  contract: hqContract,
  handlers: {
    ...sessionHandlers,
    ...chainHandlers,
    ...productHandlers,
    saveProduct,
    ...stockHandlers,
    ...orderHandlers,
    ...moneyHandlers,
    ...makeImportHandlers(),
  },
  admit,
  takeFile,
});
