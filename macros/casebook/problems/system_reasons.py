"""Why the system refuses something, in French, and what to do: its own words are English, or those of the machine.

For whoever tells a failure of the system: the reading of files, the verbs.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

REASONS: Mapping[int, str] = {
    errno.EACCES: "vous n’avez pas le droit d’y lire ou d’y écrire ; changez ses droits, ou donnez un autre dossier",
    errno.EPERM: "le système ne le permet pas ; changez ses droits, ou donnez un autre dossier",
    errno.EROFS: "ce disque ne s’écrit pas ; donnez un autre dossier",
    errno.ENOSPC: "il n’y a plus de place sur le disque ; libérez-en, puis recommencez",
    errno.EDQUOT: "votre part du disque est pleine ; libérez de la place, puis recommencez",
    errno.ENOENT: "ce fichier ou ce dossier n’existe pas ; vérifiez son nom",
    errno.ENOTDIR: "il y a là un fichier, et non un dossier ; donnez un autre dossier",
    errno.EEXIST: "il y a déjà là un fichier de ce nom ; donnez un autre nom ou un autre dossier",
    errno.EISDIR: "il y a là un dossier, et non un fichier ; donnez un autre nom",
    errno.ENAMETOOLONG: "ce nom est trop long ; donnez-en un plus court",
    errno.ELOOP: "ce lien tourne en rond ; donnez le vrai dossier",
    errno.EMFILE: "trop de fichiers sont ouverts à la fois ; fermez d’autres programmes, puis recommencez",
    errno.EINVAL: "ce nom ne convient pas à ce système ; donnez-en un autre",
    errno.EADDRNOTAVAIL: "cette machine n’a pas cette adresse ; prenez 127.0.0.1",
}
"""Why, and what to do, by the number of the error."""


def why(error: OSError) -> str:
    """Why the system refuses, and what to do after a semicolon; its number for an error that is seldom met."""
    return REASONS.get(error.errno or 0, f"le système le refuse (erreur {error.errno})")


def cause(error: OSError) -> str:
    """Only why, for a sentence that says by itself what to do."""
    return why(error).partition(" ;")[0]
