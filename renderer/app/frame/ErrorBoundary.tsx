import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';

interface Props {
  children: ReactNode;
}

/** Keeps a fault of one screen from taking the rest with it. Nothing is lost: every edit is saved when it is made. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <EmptyState
        title="This screen stopped"
        actions={<Button onClick={() => this.setState({ error: null })}>Show it again</Button>}
      >
        What you entered before is saved. The cause: {error.message}
      </EmptyState>
    );
  }
}
