import type { ProductView } from '@shared/contracts/catalog.contract';
import type { LocalText } from '@shared/kernel/text';
import { newRequestId } from '../../api/request-id';
import { pictureAddress } from '../../components/picture/picture-address';
import { addressOf } from '../../navigation/routes';
import { ownGuideId } from '../../state/own-guide';

/** WeChat shows a card's picture at 5:4. */
const cardPicture = { width: 500, height: 400 };

/** The card by which this product travels: it names the store, the guide who sends it, and itself, to be counted. */
export function shareCardOf(product: ProductView | undefined, pick: (text: LocalText) => string) {
  if (!product) return {};
  const { productId, name, pictures, store } = product;
  const [picture] = pictures;
  return {
    title: pick(name),
    path: addressOf('product', {
      productId,
      storeId: store.storeId,
      guideId: ownGuideId(),
      shareId: newRequestId().slice(0, 8),
    }),
    ...(picture && { imageUrl: pictureAddress(picture, cardPicture, 1, YUNPU_ORIGIN) }),
  };
}
