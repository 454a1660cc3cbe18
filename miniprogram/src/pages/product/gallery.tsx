import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { ProductView } from '@shared/contracts/catalog.contract';
import { Carousel } from '../../components/carousel';
import { Picture } from '../../components/picture';
import { useTexts } from '../../i18n';

const height = 392;

type Props = { product: ProductView; colourCode: string; onColour: (colourCode: string) => void };

/** The pictures of the product, with the colours as thumbnails; a colour moves to its picture. */
export function Gallery({ product, colourCode, onColour }: Props) {
  const { pick } = useTexts('product');
  const { colours } = product;
  const ofColours = colours.map(({ picture }) => picture);
  const pictures = [...ofColours, ...product.pictures.filter((picture) => !ofColours.includes(picture))];
  const indexOfColour = Math.max(
    0,
    colours.findIndex(({ code }) => code === colourCode),
  );
  const [shown, setShown] = useState(indexOfColour);
  useEffect(() => setShown(indexOfColour), [indexOfColour]);

  return (
    <View className="gallery">
      <Carousel
        slides={pictures.map((picture, index) => ({
          key: `${index}-${picture}`,
          content: (
            <Picture
              of={picture}
              alt={pick(product.name)}
              width={375}
              height={height}
              isEager={index === 0}
              isFluid
            />
          ),
        }))}
        height={height}
        shown={shown}
        onShow={setShown}
      />
      {colours.length > 1 && (
        <View className="gallery__colours">
          {colours.slice(0, 6).map(({ code, name, picture }) => (
            <View
              key={code}
              className={`gallery__colour ${code === colourCode ? 'gallery__colour--on' : ''}`}
              aria-role="button"
              aria-label={pick(name)}
              onClick={() => onColour(code)}
            >
              <Picture of={picture} width={36} height={36} />
            </View>
          ))}
        </View>
      )}
      {pictures.length > 1 && (
        <View className="gallery__count caption">
          {shown + 1} / {pictures.length}
        </View>
      )}
    </View>
  );
}
