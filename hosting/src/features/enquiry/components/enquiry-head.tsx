import { BrandMark } from '@/components/brand-mark';
import type { EnquiryPage } from '../page';

interface EnquiryHeadProps extends Pick<EnquiryPage, 'brand' | 'ownerName' | 'intro'> {
  readonly isPreview?: boolean;
}

/** Whom one asks, and what they say about it. */
export function EnquiryHead({ brand, ownerName, intro, isPreview = false }: EnquiryHeadProps) {
  // Where it is only shown how it looks, the page around it has its own heading.
  const Title = isPreview ? 'p' : 'h1';
  return (
    <header class="flex flex-col gap-5">
      <div class="flex items-center gap-4">
        <BrandMark name={brand.name} logo={brand.logo} accent={brand.accent} class="size-14 text-17" />
        <div class="min-w-0">
          <Title class="text-22 font-semibold text-balance" dir="auto">
            {brand.name}
          </Title>
          {ownerName !== brand.name && (
            <p class="truncate text-15 text-soft" dir="auto">
              {ownerName}
            </p>
          )}
        </div>
      </div>
      <p class="text-15 whitespace-pre-line text-pretty" dir="auto">
        {intro || 'Tell me what you have in mind, and I will answer by mail.'}
      </p>
    </header>
  );
}
