"""Look for garbage less often: a build makes a few hundred thousand objects, and nearly all of them live to its end.

Python's own pace, and one more look through everything when the process ends, took a fifth of a build. This hook stands
first in mkdocs.yml, and acts when it is imported, because importing the others makes many objects already.
"""

from __future__ import annotations

import atexit
import gc

# More than one build makes; a server that builds again and again still collects what earlier builds left.
OBJECTS_BEFORE_COLLECTION = 1_000_000

gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
atexit.register(gc.freeze)
