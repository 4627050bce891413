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

  // The day plan: a session is dragged to another room or time, or by its lower edge to another end. What is let go is told to the page,
  // which asks the house; the block itself stays where it was until the house has said yes.
  window.office.plan = (plan, page) => {
    const threshold = 4;
    const [from, until, step] = ['from', 'until', 'step'].map(name => Number(plan.dataset[name]));
    const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const columnAt = x => [...plan.querySelectorAll('.plan-column')].find(column => {
      const box = column.getBoundingClientRect();
      return x >= box.left && x < box.right;
    });
    const minutesAt = (column, y) => {
      const box = column.getBoundingClientRect();
      return from + (y - box.top) / box.height * (until - from);
    };
    const snap = minutes => Math.round(minutes / step) * step;
    let drag = null;
    let justDragged = false;

    const draw = () => {
      const share = minutes => `${100 * (minutes - from) / (until - from)}%`;
      drag.ghost.style.top = share(drag.to.from);
      drag.ghost.style.height = `${100 * (drag.to.until - drag.to.from) / (until - from)}%`;
      drag.ghost.textContent = `${clock(drag.to.from)}–${clock(drag.to.until)}`;
      if (drag.ghost.parentElement !== drag.column) {
        drag.column.append(drag.ghost);
      }
    };
    const end = () => {
      drag?.ghost?.remove();
      drag?.block.classList.remove('dragged');
      drag = null;
    };
    const down = event => {
      const block = event.target.closest?.('[data-session]');
      if (!block || event.button !== 0 || event.pointerType === 'touch') {
        return;
      }
      const column = block.closest('.plan-column');
      const was = { from: Number(block.dataset.from), until: Number(block.dataset.until) };
      drag = { block, column, was, to: was, x: event.clientX, y: event.clientY, grabbed: minutesAt(column, event.clientY) - was.from, isEdge: event.target.classList.contains('block-edge'), ghost: null };
    };
    const move = event => {
      if (!drag) {
        return;
      }
      if (!drag.ghost) {
        if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) {
          return;
        }
        drag.ghost = document.createElement('div');
        drag.ghost.className = 'block ghost';
        drag.block.classList.add('dragged');
      }
      event.preventDefault();
      const length = drag.was.until - drag.was.from;
      if (drag.isEdge) {
        drag.to = { from: drag.was.from, until: Math.min(Math.max(snap(minutesAt(drag.column, event.clientY)), drag.was.from + step), until) };
      } else {
        drag.column = columnAt(event.clientX) ?? drag.column;
        const start = Math.min(Math.max(snap(minutesAt(drag.column, event.clientY) - drag.grabbed), from), until - length);
        drag.to = { from: start, until: start + length };
      }
      draw();
    };
    const up = async () => {
      const done = drag;
      if (!done?.ghost) {
        drag = null;
        return;
      }
      justDragged = true;
      setTimeout(() => { justDragged = false; });
      drag = null;
      const stays = done.column === done.block.closest('.plan-column') && done.to.from === done.was.from && done.to.until === done.was.until;
      try {
        if (!stays) {
          await page.invokeMethodAsync('LetGoAsync', done.block.dataset.session, done.column.dataset.room ?? '', done.to.from, done.to.until);
        }
      } finally {
        done.ghost.remove();
        done.block.classList.remove('dragged');
      }
    };
    const click = event => {
      if (justDragged) {
        event.preventDefault();
        event.stopPropagation();
      } else if (event.target.classList?.contains('plan-column')) {
        const start = Math.floor(minutesAt(event.target, event.clientY) / step) * step;
        page.invokeMethodAsync('LetGoAsync', '', event.target.dataset.room ?? '', start, Math.min(start + 60, until));
      }
    };
    const key = event => {
      if (event.key === 'Escape') {
        end();
      }
    };
    plan.addEventListener('pointerdown', down);
    plan.addEventListener('click', click, true);
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', end);
    document.addEventListener('keydown', key);
    return {
      stop: () => {
        end();
        document.removeEventListener('pointermove', move);
        document.removeEventListener('pointerup', up);
        document.removeEventListener('pointercancel', end);
        document.removeEventListener('keydown', key);
      },
    };
  };

  // The badge photo: what the three slides choose of a picture is drawn at once, and sent with it; the picture itself stays whole.
  window.office.crop = root => {
    const [canvas, file] = [root.querySelector('canvas'), root.querySelector('input[type=file]')];
    const slide = name => root.querySelector(`[data-slide=${name}]`);
    let picture = null;
    const draw = () => {
      if (!picture) {
        return;
      }
      const [zoom, x, y] = ['zoom', 'x', 'y'].map(name => Number(slide(name).value));
      const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height) * zoom;
      const [width, height] = [picture.width * scale, picture.height * scale];
      canvas.getContext('2d').drawImage(picture, (canvas.width - width) * x, (canvas.height - height) * y, width, height);
    };
    root.addEventListener('input', draw);
    return {
      open: async () => {
        picture = null;
        try {
          picture = await createImageBitmap(file.files[0]);
        } catch {
          return false;
        }
        draw();
        return true;
      },
      send: async address => {
        const query = new URLSearchParams(['zoom', 'x', 'y'].map(name => [name, slide(name).value]));
        try {
          const answer = await fetch(`${address}?${query}`, { method: 'PUT', body: file.files[0], headers: { 'Content-Type': file.files[0].type } });
          return answer.ok ? '' : (await answer.json()).code ?? 'failed';
        } catch {
          return 'failed';
        }
      },
    };
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

    // A sheet that hangs from a button goes first, and leaves the focus where it came from.
    const sheet = event.key === 'Escape' ? document.querySelector('details.columns[open], details.switcher[open]') : null;
    if (sheet) {
      event.preventDefault();
      sheet.open = false;
      sheet.querySelector('summary').focus();
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

  // To the content, past the menu: the focus itself, which an address with a fragment would not move here.
  document.addEventListener('click', event => {
    if (event.target.closest?.('.skip')) {
      event.preventDefault();
      document.getElementById('main').focus();
    }
  }, true);

  // Whoever closes what was opened beside a list goes on in the list where they left it.
  let opener = null;
  document.addEventListener('focusin', event => {
    const panel = event.target.closest?.('.panel');
    if (panel && event.relatedTarget && !panel.contains(event.relatedTarget)) {
      opener = event.relatedTarget;
    }
  });
  new MutationObserver(changes => {
    const closed = changes.flatMap(change => [...change.removedNodes]).some(node => node instanceof Element && (node.matches('.panel') || node.querySelector('.panel')));
    if (closed && !document.querySelector('.panel') && document.activeElement === document.body) {
      (opener?.isConnected ? opener : document.getElementById('main'))?.focus({ preventScroll: true });
      opener = null;
    }
  }).observe(document.body, { childList: true, subtree: true });

  // A field with an error beside it says so to who cannot see it.
  new MutationObserver(changes => new Set(changes.map(change => change.target).filter(target => target.matches('.field'))).forEach(field => {
    const [control, error] = [field.querySelector('input, select, textarea'), field.querySelector(':scope > .error')];
    error ? control?.setAttribute('aria-invalid', 'true') : control?.removeAttribute('aria-invalid');
    error ? control?.setAttribute('aria-describedby', error.id) : control?.removeAttribute('aria-describedby');
  })).observe(document.body, { childList: true, subtree: true });

  // What is typed into a form that names its draft stays with this tab until the form is gone: over a reload, over the sign-in, and over a lost
  // connection, since nobody has heard what was typed meanwhile. Kept by whose it is; a tab that is shut forgets.
  const back = document.querySelector('.draft-back');
  const keyOf = form => `draft/${document.body.dataset.reader}/${form.dataset.draft}`;
  const draftOf = form => JSON.parse(sessionStorage.getItem(keyOf(form)) ?? '{}');
  const drafted = root => root instanceof Element ? [...root.querySelectorAll('form[data-draft]'), ...(root.matches('form[data-draft]') ? [root] : [])] : [];
  const forget = form => { sessionStorage.removeItem(keyOf(form)); back.hidden = true; };
  const type = (form, isNew) => Object.entries(draftOf(form)).filter(([id, value]) => {
    const field = document.getElementById(id);
    // A choice that is no longer offered is not made.
    // Rows were heard before the connection was lost.
    if (!field || !form.contains(field) || (!isNew && 'rows' in field.dataset) || (field.matches('select') && ![...field.options].some(option => option.value === value))) {
      return false;
    }
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  }).length > 0;
  let isConnected = true;
  document.addEventListener('input', event => {
    const form = event.target.closest('form[data-draft]');
    if (form && event.target.id && event.target.matches('input:not([type=checkbox], [type=radio], [type=file], [type=password], [type=search]), select, textarea')) {
      sessionStorage.setItem(keyOf(form), JSON.stringify({ ...draftOf(form), [event.target.id]: event.target.value }));
    }
  });
  document.addEventListener('submit', event => {
    if (isConnected && event.target.matches('form[data-draft]')) {
      forget(event.target);
    }
  });
  // Rows that come and go, and ticks, are said as a whole by a hidden field.
  new MutationObserver(changes => changes.map(change => change.target).filter(one => one.closest('form[data-draft]')).forEach(one => {
    const form = one.closest('form[data-draft]');
    sessionStorage.setItem(keyOf(form), JSON.stringify({ ...draftOf(form), [one.id]: one.dataset.rows }));
  })).observe(document.body, { attributes: true, attributeFilter: ['data-rows'], subtree: true });
  new MutationObserver(changes => {
    changes.flatMap(change => [...change.removedNodes]).flatMap(drafted).filter(form => !form.isConnected).forEach(forget);
    if (changes.flatMap(change => [...change.addedNodes]).flatMap(drafted).filter(form => form.isConnected && type(form, true)).length > 0) {
      back.hidden = false;
    }
  }).observe(document.body, { childList: true, subtree: true });
  back.addEventListener('click', event => {
    if (event.target.closest('[data-draft-drop]')) {
      document.querySelectorAll('form[data-draft]').forEach(forget);
      location.reload();
    }
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
    isConnected = event.detail.state === 'hide';
    if (isConnected) {
      document.querySelectorAll('form[data-draft]').forEach(form => type(form, false));
    }
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
