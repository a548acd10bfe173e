import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Fieldset,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  Notification,
  NumberInput,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import styles from './theme.module.css';

const ink: MantineColorsTuple = [
  '#e3ebf8',
  '#c9d9f2',
  '#b3d0fa',
  '#8fb8f4',
  '#6a96da',
  '#4576bf',
  '#2c5dab',
  '#1c4c9c',
  '#143b7d',
  '#0f2d61',
];
const gray: MantineColorsTuple = [
  '#f6f8f5',
  '#eef1ed',
  '#e8ece7',
  '#dde2dc',
  '#c2cac1',
  '#7b867d',
  '#5c675f',
  '#465149',
  '#2f3933',
  '#18201b',
];
const dark: MantineColorsTuple = [
  '#e6ece8',
  '#b5c0b9',
  '#93a098',
  '#748078',
  '#414c45',
  '#2b332e',
  '#242b27',
  '#1a1f1c',
  '#141816',
  '#0f1311',
];

const parts = { label: styles.label, error: styles.error, description: styles.description };
const small = { size: 'xs' } as const;
const field = { defaultProps: small, classNames: { ...parts, input: styles.input } };
const list = {
  ...field,
  classNames: { ...field.classNames, dropdown: styles.dropdown, option: styles.option },
};
/** Values that may take several lines. */
const many = {
  ...list,
  classNames: { ...list.classNames, input: `${styles.input} ${styles.many}` },
};
const choice = {
  icon: styles.choiceIcon,
  label: styles.choice,
  description: styles.description,
  labelWrapper: styles.choiceBody,
};
const floating = 'var(--tb-floating)';

export const veil = { backgroundOpacity: 0.25, blur: 0 };

const close = { 'aria-label': 'Close' };
const over = {
  closeButtonProps: close,
  lockScroll: false,
  overlayProps: veil,
  // Gone at once: while a window fades out it still takes the keys of the screen behind it.
  transitionProps: { duration: 120, exitDuration: 0 },
};

export const theme = createTheme({
  fontFamily: 'var(--tb-font)',
  fontFamilyMonospace: 'var(--tb-mono)',
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  colors: { ink, gray, dark },
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '14px', xl: '16px' },
  lineHeights: { xs: '16px', sm: '16px', md: '20px', lg: '20px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '6px', xl: '6px' },
  shadows: { xs: floating, sm: floating, md: floating, lg: floating, xl: floating },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '16px', lineHeight: '24px' },
      h2: { fontSize: '14px', lineHeight: '20px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
      h4: { fontSize: '12px', lineHeight: '16px' },
    },
  },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs', variant: 'default' },
      classNames: { root: styles.button },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend(field),
    PasswordInput: PasswordInput.extend(field),
    Textarea: Textarea.extend({
      defaultProps: { ...small, autosize: true, minRows: 2 },
      classNames: { ...parts, input: styles.area },
    }),
    Select: Select.extend({ ...list, defaultProps: { ...small, checkIconPosition: 'right' } }),
    NativeSelect: NativeSelect.extend(field),
    MultiSelect: MultiSelect.extend(many),
    TagsInput: TagsInput.extend(many),
    Autocomplete: Autocomplete.extend(list),
    NumberInput: NumberInput.extend({ ...field, defaultProps: { ...small, hideControls: true } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: '14', radius: 'xs' },
      classNames: { ...choice, input: styles.check },
    }),
    Radio: Radio.extend({
      defaultProps: { size: '14' },
      vars: () => ({ root: { '--radio-icon-size': '6px' } }),
      classNames: { ...choice, radio: styles.check },
    }),
    Fieldset: Fieldset.extend({ classNames: { root: styles.fieldset, legend: styles.legend } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: small,
      classNames: { root: styles.segments, label: styles.segment },
    }),
    Tabs: Tabs.extend({ classNames: { tab: styles.tab, list: styles.tabs } }),
    Tooltip: Tooltip.extend({
      defaultProps: { withArrow: false, openDelay: 400 },
      classNames: { tooltip: styles.tooltip },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md' },
      classNames: { dropdown: styles.dropdown, item: styles.item },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md' }, classNames: { dropdown: styles.dropdown } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: close },
      classNames: { root: styles.toast, description: styles.toastText },
    }),
    // The page itself never scrolls, so there is no scroll bar to lock.
    Modal: Modal.extend({ defaultProps: { ...over, centered: true }, classNames: { title: styles.title } }),
    Drawer: Drawer.extend({ defaultProps: over }),
  },
});

const roles = {
  '--mantine-color-body': 'var(--tb-surface)',
  '--mantine-color-text': 'var(--tb-text)',
  '--mantine-color-dimmed': 'var(--tb-text-3)',
  '--mantine-color-placeholder': 'var(--tb-text-3)',
  '--mantine-color-anchor': 'var(--tb-ink)',
  '--mantine-color-error': 'var(--tb-none-text)',
  '--mantine-color-default': 'var(--tb-surface)',
  '--mantine-color-default-hover': 'var(--tb-hover)',
  '--mantine-color-default-color': 'var(--tb-text)',
  '--mantine-color-default-border': 'var(--tb-edge)',
};

/** Mantine's own roles follow the `--tb-*` tokens, which hold the values of both themes. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: roles,
  dark: roles,
});

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Whoever serves the page writes the nonce of its content security policy into the page. */
export const getStyleNonce = () => nonce;
