// The little that the office's pages do without asking the server: the key that leads to the search, and the words for a lost connection.
(() => {
  // Warnings and worse: that a connection was made is no news.
  const warnings = 3;
  Blazor.start({ circuit: { logLevel: warnings, configureSignalR: builder => builder.configureLogging(warnings) } });

  window.office = {
    // A paper for the printer, in a tab of its own; a browser that forbids it leaves the link on the page.
    open: address => { window.open(address, '_blank', 'noopener'); },
    save: async (name, content) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([await content.arrayBuffer()], { type: 'application/pdf' }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  };

  document.addEventListener('keydown', event => {
    const at = event.target;
    const types = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
    if (event.key === '/' && !types && !event.ctrlKey && !event.altKey && !event.metaKey) {
      const find = document.querySelector('[data-find]');
      if (find) {
        event.preventDefault();
        find.focus();
        find.select();
      }
      return;
    }

    // A button that names a key is pressed by it; a key that is held presses once, so that nothing is decided unseen.
    if (!event.ctrlKey && !event.altKey && !event.metaKey && (!types || event.key === 'Escape')) {
      const named = document.querySelector(`[data-key~="${CSS.escape(event.key)}"]:not(:disabled)`);
      if (named) {
        event.preventDefault();
        if (!event.repeat) {
          named.click();
        }
      }
    }
  });

  // A list of events that was opened closes when somebody goes on elsewhere.
  document.addEventListener('click', event => {
    document.querySelectorAll('details.switcher[open], details.columns[open]').forEach(open => {
      const within = event.target instanceof Node && open.contains(event.target);
      if (!within || event.target.closest('a')) {
        open.open = false;
      }
    });
  });

  const again = async () => {
    try {
      if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) {
        location.reload();
      }
    } catch {
      // Still no connection: the words stay, and the button with them.
    }
  };
  const lost = document.getElementById('components-reconnect-modal');
  lost.addEventListener('click', event => {
    if (event.target.closest('[data-reconnect]')) {
      again();
    }
  });
  lost.addEventListener('components-reconnect-state-changed', event => {
    if (event.detail.state === 'rejected') {
      location.reload();
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && lost.classList.contains('components-reconnect-failed')) {
      again();
    }
  });
})();
