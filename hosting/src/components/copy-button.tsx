import { useEffect, useState } from 'react';
import { Button } from './button';
import { CheckIcon, CopyIcon } from './icons';
import { useToasts } from './toasts';

interface CopyButtonProps {
  readonly text: string;
  readonly word: string;
  /** What it is read out as, where the word alone does not say what is copied. */
  readonly label?: string;
  readonly look?: 'primary' | 'quiet';
  readonly size?: 'medium' | 'small';
}

const SAID_FOR_MS = 2500;

/** Copies a text and says so where it was pressed. */
export function CopyButton({ text, word, label, look = 'quiet', size = 'medium' }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const { say } = useToasts();
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      say('Your browser didn’t allow copying. Select the text and copy it by hand.');
    }
  };
  return (
    <Button look={look} size={size} label={isCopied ? undefined : label} onPress={() => void copy()}>
      {isCopied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
      <span aria-live="polite">{isCopied ? 'Copied' : word}</span>
    </Button>
  );
}
