import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = ['#e5f2ef', '#c8e5df', '#9cd3c9', '#4fc9b8', '#37ab9c', '#218f83', '#157b70', '#0f6b62', '#0b5750', '#173330'];
const grey: MantineColorsTuple = ['#faf9f7', '#f1efeb', '#e9e6e1', '#ddd8d1', '#c9c3ba', '#a39c93', '#77716a', '#57524c', '#3a3631', '#1d1b18'];
const dark: MantineColorsTuple = ['#f3f0eb', '#d9d4cc', '#a8a198', '#7d766d', '#34312c', '#2a2724', '#24211f', '#1e1c1a', '#161513', '#100f0e'];

// The accent is light on dark paper and dark on light paper: its words change with it, which Mantine's own shades do not.
function accented(variant: string, color: string) {
  if (color !== 'teal') return undefined;
  if (variant === 'filled') return { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: '1px solid transparent' };
  if (variant === 'light') return { background: 'var(--accent-soft)', hover: 'var(--accent-soft)', color: 'var(--accent)', border: '1px solid transparent' };
  if (variant === 'subtle') return { background: 'transparent', hover: 'var(--accent-soft)', color: 'var(--accent)', border: '1px solid transparent' };
  return undefined;
}

/** Mantine dressed in Rapport's tokens. */
export const theme = createTheme({
  colors: { teal, gray: grey, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: (input) => accented(input.variant, input.color ?? input.theme.primaryColor) ?? defaultVariantColorsResolver(input),
  black: '#161513',
  fontFamily: "Rapport, 'Rapport Scripts', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '17px', xl: '21px' },
  lineHeights: { xs: 'var(--leading)', sm: 'var(--leading)', md: 'var(--leading)', lg: 'var(--leading)', xl: 'var(--leading)' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  shadows: { sm: 'var(--shadow)', md: 'var(--lifted)', lg: 'var(--lifted)', xl: 'var(--lifted)' },
  components: {
    Checkbox: { defaultProps: { iconColor: 'var(--on-accent)', color: 'var(--accent)' } },
    // Upper case is wrong for Armenian and nothing for the Indic scripts.
    Badge: { defaultProps: { tt: 'none', radius: 'sm', variant: 'light' } },
    Button: { defaultProps: { size: 'sm', fw: 500 }, styles: { root: { height: 'auto', minHeight: '32px', paddingInline: '12px', fontSize: '13px' }, label: { whiteSpace: 'normal', lineHeight: 'var(--leading)', paddingBlock: '5px' } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Input: { defaultProps: { size: 'sm' }, vars: (_theme: unknown, props: { variant?: string; size?: string }) => ({ wrapper: props.variant === 'unstyled' || props.size !== 'sm' ? {} : { '--input-bd': 'var(--line)', '--input-height': '34px' } }) },
    InputWrapper: { styles: { label: { fontSize: '13px', fontWeight: 500, marginBottom: '4px' } } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', position: 'bottom-start' } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', withinPortal: true } },
    Modal: { styles: { title: { fontWeight: 600 } }, defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 } } },
    Drawer: { styles: { title: { fontWeight: 600, fontSize: '17px' } }, defaultProps: { position: 'right', overlayProps: { backgroundOpacity: 0.25 } } },
    Tooltip: { defaultProps: { openDelay: 350, fz: 12, radius: 'sm' } },
  },
});

/** Mantine's own variables point at Rapport's, so both schemes are told once, in tokens.css. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--muted)', '--mantine-color-default': 'var(--paper)', '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)', '--mantine-color-default-hover': 'var(--line-soft)', '--mantine-color-error': 'var(--red)',
    '--mantine-color-anchor': 'var(--accent)', '--input-bg': 'var(--paper)', '--popover-border-color': 'var(--line)',
  };
  return { variables: {}, light: shared, dark: shared };
};
