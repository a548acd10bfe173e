import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { currentActions, useActions } from '../../state/actions.ts';
import { desktop } from '../desktop.ts';
import { links } from '../links.ts';
import { isTyping, matchesKeys } from '../keys.ts';
import { KeyHelp } from './KeyHelp.tsx';

/** Answers to the keys of whatever actions are registered, to the desktop menu, and to `?`. */
export function CommandKeys() {
  const [helpOpen, setHelpOpen] = useState(false);
  const [location, navigate] = useLocation();

  const openGuide = () => {
    // Leaving a field is what saves it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    navigate(links.guide);
  };

  useActions([
    { id: 'app.keys', label: 'Show the keys of this screen', keys: '?', run: () => setHelpOpen(true) },
    // Leaving this form would lose what was typed; it explains its choices itself.
    ...(location === links.newEngagement
      ? []
      : [{ id: 'app.guide', label: 'Open the guide', keys: 'F1', whileTyping: true, run: openGuide }]),
    { id: 'app.back', label: 'Go back', keys: 'alt+ArrowLeft', run: () => history.back() },
    { id: 'app.forward', label: 'Go forward', keys: 'alt+ArrowRight', run: () => history.forward() },
  ]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const typing = isTyping(event.target);
      const action = currentActions().findLast(
        ({ keys, whileTyping }) =>
          keys !== undefined &&
          matchesKeys(event, keys) &&
          (!typing || (whileTyping ?? (keys.includes('mod+') && !/mod\+(shift\+)?z$/i.test(keys)))),
      );
      if (!action || (document.querySelector('[aria-modal="true"]') && action.id !== 'app.palette')) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  useEffect(() => {
    // A menu command is the id of an action or an address such as `/matrix`.
    desktop?.onMenu((command) => {
      if (command.startsWith('/')) navigate(command);
      else {
        currentActions()
          .findLast(({ id }) => id === command)
          ?.run();
      }
    });
    // The bridge has no way to take a listener back, which is why this must run only once: `navigate` never changes.
  }, [navigate]);

  return <KeyHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />;
}
