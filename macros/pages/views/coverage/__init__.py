"""The page « Ce que couvre la bibliothèque »: figures, bars and the lists behind them, as small frozen values."""
