import { linkify } from '@/lib/linkify';

/** A message's text: line breaks kept, web addresses clickable, anything else inert. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <p class="whitespace-pre-wrap">
      {linkify(text).map((piece, index) =>
        piece.kind === 'text' ? (
          piece.text
        ) : (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            class="underline decoration-faint underline-offset-2 hover:decoration-current"
          >
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}
