import { Button, FileButton } from '@mantine/core';
import { LARGEST_LOGO, type Logo } from '../../../shared/domain/report-settings.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { size } from '../../app/format.ts';
import { showError } from '../../app/toasts.tsx';
import styles from './settings.module.css';

interface Props {
  logo: Logo | null;
  readOnly: boolean;
  onChange: (logo: Logo | null) => void;
}

const isLogoType = (type: string): type is Logo['mediaType'] => type === 'image/png' || type === 'image/jpeg';

/** The picture at the top of the cover. */
export function LogoField({ logo, readOnly, onChange }: Props) {
  const pick = async (file: File | null) => {
    if (!file) return;
    try {
      onChange(await readLogo(file));
    } catch (error) {
      if (error instanceof AppError) showError(error);
      else throw error;
    }
  };
  return (
    <div className={styles.logo}>
      <div className={styles.picture}>
        {logo ? (
          <img alt="Logo of the firm" src={`data:${logo.mediaType};base64,${logo.base64}`} />
        ) : (
          <span>No logo</span>
        )}
      </div>
      <div className={styles.logoButtons}>
        <FileButton accept="image/png,image/jpeg" disabled={readOnly} onChange={(file) => void pick(file)}>
          {(props) => (
            <Button {...props} disabled={readOnly}>
              {logo ? 'Replace the logo' : 'Choose a logo'}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button disabled={readOnly} onClick={() => onChange(null)}>
            Remove
          </Button>
        )}
        <p className={styles.note}>PNG or JPEG, up to {size(LARGEST_LOGO)}. It stands on the cover.</p>
      </div>
    </div>
  );
}

/** @throws AppError bad_input with what is wrong with the file */
async function readLogo(file: File): Promise<Logo> {
  const { name, type } = file;
  if (!isLogoType(type))
    throw new AppError('bad_input', `${name} is neither a PNG nor a JPEG picture. Choose another file.`);
  if (file.size > LARGEST_LOGO)
    throw new AppError(
      'bad_input',
      `${name} takes ${size(file.size)}; a logo may take ${size(LARGEST_LOGO)}. Save it smaller.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const signs = Array.from(bytes, (byte) => String.fromCodePoint(byte));
  return { mediaType: type, base64: btoa(signs.join('')) };
}
