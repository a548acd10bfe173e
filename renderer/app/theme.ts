import {
  ActionIcon,
  Autocomplete,
  Button,
  Checkbox,
  createTheme,
  Drawer,
  Menu,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Popover,
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
import { DatePickerInput } from '@mantine/dates';
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

const field = {
  size: 'xs',
  classNames: { input: styles.input, label: styles.label, error: styles.error },
} as const;
const floating = 'var(--tb-floating)';

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
      defaultProps: { size: 'xs', variant: 'default', classNames: { root: styles.button } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 28, variant: 'subtle', color: 'gray' } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    Textarea: Textarea.extend({
      defaultProps: {
        ...field,
        autosize: true,
        minRows: 2,
        classNames: { ...field.classNames, input: styles.area },
      },
    }),
    Select: Select.extend({ defaultProps: { ...field, checkIconPosition: 'right' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: field }),
    MultiSelect: MultiSelect.extend({ defaultProps: field }),
    TagsInput: TagsInput.extend({ defaultProps: field }),
    Autocomplete: Autocomplete.extend({ defaultProps: field }),
    NumberInput: NumberInput.extend({ defaultProps: { ...field, hideControls: true } }),
    DatePickerInput: DatePickerInput.extend({ defaultProps: { ...field, valueFormat: 'YYYY-MM-DD' } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs', radius: 'xs', classNames: { input: styles.check } },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', classNames: { root: styles.segments, label: styles.segment } },
    }),
    Tabs: Tabs.extend({ defaultProps: { classNames: { tab: styles.tab, list: styles.tabs } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { withArrow: false, openDelay: 400, classNames: { tooltip: styles.tooltip } },
    }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', classNames: { dropdown: styles.dropdown, item: styles.item } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', classNames: { dropdown: styles.dropdown } } }),
    // The page itself never scrolls, so there is no scroll bar to lock.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 120 } },
    }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, transitionProps: { duration: 120 } } }),
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
